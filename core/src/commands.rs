//! The one list of what the window and the terminal can do (rule 4). Nothing else crosses.

use serde_json::Value as Json;

use crate::app::App;
use crate::error::{Code, Error, Result};
use crate::ops;
use crate::wire::{
    Empty, app::*, batch::*, conflict::*, duplicate::*, event::*, exchange::*, export::*, field::*, import::*, look::*,
    matching::*, message::*, network::*, person::*, record::*, school::*,
};

/// A kind of record that has a list of its own, as the terminal calls it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Noun {
    /// Singular; the kind in the commands' input.
    pub kind: &'static str,
    /// In lists.
    pub plural: &'static str,
}

/// The nouns of the catalogue, in its order.
pub fn nouns() -> impl Iterator<Item = Noun> {
    crate::domain::fields::listed().map(|kind| Noun { kind: kind.name, plural: kind.plural })
}

/// Expands the list to the dispatcher, the list of names and the TypeScript map.
macro_rules! commands {
    ($($name:ident($input:ty) -> $output:ty = $run:path;)*) => {
        /// The names of all commands.
        pub const COMMANDS: &[&str] = &[$(stringify!($name)),*];

        /// Runs the command `name` with JSON in and JSON out.
        /// Errors: `NoSuchCommand`, `BadInput`, and those of the command.
        pub async fn dispatch(app: &App, name: &str, input: Json) -> Result<Json> {
            match run(app, name, input).await {
                // What SQLite refuses does not say where: it was the open data file.
                Err(refused) => Err(match app.data.read().await.as_ref() {
                    Some(open) => refused.about(open.file.path()),
                    None => refused,
                }),
                done => done,
            }
        }

        async fn run(app: &App, name: &str, input: Json) -> Result<Json> {
            match name {
                $(stringify!($name) => {
                    let input: $input = serde_json::from_value(input)
                        .map_err(|cause| Error::new(Code::BadInput).with("name", name).because(cause))?;
                    let output: $output = $run(app, input).await?;
                    serde_json::to_value(output).map_err(|cause| Error::new(Code::Defect).because(cause))
                })*
                _ => Err(Error::new(Code::NoSuchCommand).with("name", name)),
            }
        }

        /// Writes every type of the wire into the folder of `config`; gives the map from command to input and output.
        #[cfg(feature = "ts")]
        pub fn typescript(config: &ts_rs::Config) -> std::result::Result<String, ts_rs::ExportError> {
            use ts_rs::TS;
            let mut types = Types { config, failed: None };
            let mut lines = String::from("export type Commands = {\n");
            $(
                lines += &format!("  {}: [{}, {}];\n", stringify!($name), <$input>::name(config), <$output>::name(config));
                ts_rs::TypeVisitor::visit::<$input>(&mut types);
                ts_rs::TypeVisitor::visit::<$output>(&mut types);
                <$output>::visit_generics(&mut types);
            )*
            lines += "};\n";
            types.failed.map_or(Ok(lines), Err)
        }
    };
}

#[cfg(feature = "ts")]
struct Types<'a> {
    config: &'a ts_rs::Config,
    failed: Option<ts_rs::ExportError>,
}

#[cfg(feature = "ts")]
impl ts_rs::TypeVisitor for Types<'_> {
    fn visit<T: ts_rs::TS + 'static + ?Sized>(&mut self) {
        // A list has no file of its own; its items are visited as its generics.
        if T::output_path().is_some()
            && let Err(cause) = T::export_all(self.config)
        {
            self.failed = Some(cause);
        }
    }
}

commands! {
    app_state(Empty) -> AppState = ops::app::state;
    settings_edit(Settings) -> Settings = ops::app::settings_edit;
    work_cancel(Empty) -> Empty = ops::app::work_cancel;

    file_create(FileCreateInput) -> AppState = ops::file::create;
    file_join(FileJoinInput) -> AppState = ops::exchange::join::join;
    file_recognise(FileInput) -> FileRecognised = ops::file::recognise;
    file_open(FileOpenInput) -> AppState = ops::file::open;
    file_close(Empty) -> AppState = ops::file::close;
    file_check(Empty) -> CheckReport = ops::file::check;
    file_digest(Empty) -> Digest = ops::file::digest;
    chapter_edit(ChapterEditInput) -> ChapterView = ops::file::chapter_edit;
    backup_list(BackupListInput) -> Vec<BackupView> = ops::backup::list;
    backup_create(Empty) -> BackupView = ops::backup::create;
    backup_preview(BackupInput) -> RestorePreview = ops::backup::preview;
    backup_restore(BackupInput) -> AppState = ops::backup::restore;
    sample_load(Empty) -> BatchSummary = ops::sample::load;
    people_generate(GenerateInput) -> BatchSummary = ops::sample::generate;

    field_list(FieldListInput) -> Vec<FieldView> = ops::field::list;
    own_field_create(OwnFieldCreateInput) -> Written = ops::field::own_create;

    kind_list(Empty) -> Vec<KindView> = ops::field::kinds;
    record_list(RecordListInput) -> RecordPage = ops::record_list::list;
    record_show(RecordInput) -> RecordView = ops::record::show;
    record_create(RecordCreateInput) -> Written = ops::record::create;
    record_edit(RecordEditInput) -> Written = ops::record::edit;
    record_delete(RecordsInput) -> Written = ops::record::delete;
    record_restore(RecordsInput) -> Written = ops::record::restore;
    bin_list(BinListInput) -> BinPage = ops::bin::list;
    record_history(RecordInput) -> Vec<HistoryEntry> = ops::history::of_record;
    batch_list(BatchListInput) -> Vec<BatchSummary> = ops::history::batches;
    batch_show(BatchInput) -> BatchView = ops::history::batch;
    batch_undo(BatchInput) -> Undone = ops::history::undo;

    person_list(PersonListInput) -> PersonPage = ops::person::list;
    person_show(RecordInput) -> PersonView = ops::person::show;
    person_move_to_household(PersonMoveToHouseholdInput) -> Written = ops::person::move_to_household;
    duplicate_list(DuplicateListInput) -> DuplicatePage = ops::duplicate::list;
    duplicate_show(PairInput) -> DuplicateView = ops::duplicate::show;
    person_merge(PersonMergeInput) -> Merged = ops::same::merge;
    person_unmerge(PairInput) -> Unmerged = ops::same::unmerge;
    person_different(PersonDifferentInput) -> Written = ops::same::different;
    person_tag(PersonTagInput) -> Written = ops::person::tag;
    household_list(HouseholdListInput) -> HouseholdPage = ops::person::households;
    tag_list(Empty) -> Vec<TagView> = ops::person::tags;
    network_tree(Empty) -> NetworkTree = ops::network::tree;
    organisation_show(RecordInput) -> OrganisationView = ops::network::organisation;
    school_list(Empty) -> Vec<SchoolSummary> = ops::school::list;
    school_show(RecordInput) -> SchoolView = ops::school::show;
    class_show(RecordInput) -> ClassView = ops::school::class;
    event_list(EventListInput) -> OccurrencePage = ops::event::list;
    event_show(EventInput) -> EventView = ops::event::show;
    event_create(EventCreateInput) -> EventWritten = ops::event::create;
    event_edit(EventEditInput) -> EventWritten = ops::event::edit;
    event_move(EventMoveInput) -> EventWritten = ops::event::shift;
    event_day(EventDayInput) -> EventWritten = ops::event::day;
    event_export(EventExportInput) -> EventExportReport = ops::event::export::export;
    attendance_list(AttendanceListInput) -> AttendancePage = ops::event::attendance::list;
    attendance_record(AttendanceRecordInput) -> Written = ops::event::attendance::record;
    attendance_register(AttendanceRegisterInput) -> AttendanceRegister = ops::event::register::register;
    attendance_export(AttendanceExportInput) -> ExportReport = ops::event::register::export;
    message_text(MessageInput) -> MessageView = ops::message::text;
    today_show(TodayInput) -> TodayView = ops::today::show;

    hand_out(HandOutInput) -> Empty = ops::hand_out::record;
    look_record(LookRecordInput) -> Empty = ops::look::record;
    look_list(RecordInput) -> Vec<LookView> = ops::look::list;

    conflict_list(ConflictListInput) -> ConflictPage = ops::conflict::list;
    conflict_resolve(ConflictResolveInput) -> Written = ops::conflict::resolve;

    people_let_go(LetGoInput) -> LetGo = ops::withdrawn::let_go;
    person_erase(EraseInput) -> Erasure = ops::erase::person;
    erase_look(RecordInput) -> ErasureLook = ops::erase::look;
    erase_requests(Empty) -> Vec<EraseRequest> = ops::erase::requests;
    exchange_export(ExchangeExportInput) -> ExchangeExported = ops::exchange::export::export;
    exchange_inspect(ExchangeFileInput) -> ExchangeInspected = ops::exchange::inspect;
    exchange_preview(ExchangeFileInput) -> ExchangePreview = ops::exchange::preview;
    exchange_show(ExchangeInput) -> ExchangePreview = ops::exchange::show;
    exchange_items(ExchangeItemsInput) -> ExchangeItems = ops::exchange::item::items;
    exchange_decline(ExchangeDeclineInput) -> ExchangePreview = ops::exchange::decline;
    exchange_keep(ExchangeKeepInput) -> ExchangePreview = ops::exchange::keep;
    exchange_apply(ExchangeApplyInput) -> ExchangeReport = ops::exchange::apply::apply;
    exchange_cancel(ExchangeInput) -> Empty = ops::exchange::cancel;
    exchange_digest(ExchangeFileInput) -> ExchangeDigest = ops::exchange::digest;
    exchange_folder_set(ExchangeFolderInput) -> ExchangeFolder = ops::exchange::folder::set;
    exchange_folder_list(Empty) -> ExchangeFolder = ops::exchange::folder::list;
    exchange_folder_send(ExchangeFolderSendInput) -> ExchangeFolderSent = ops::exchange::folder::send;
    exchange_peers(Empty) -> Vec<PeerView> = ops::exchange::peer::peers;
    exchange_log(Empty) -> ExchangeLog = ops::exchange::peer::log;
    exchange_sent(RecordInput) -> Vec<SentView> = ops::exchange::peer::sent;
    keys_list(Empty) -> KeyList = ops::exchange::peer::keys;
    keys_trust(KeyTrustInput) -> KeyList = ops::exchange::peer::trust;

    import_read(ImportReadInput) -> ImportView = ops::import::read;
    import_paste(ImportPasteInput) -> ImportView = ops::import::paste;
    import_change(ImportChangeInput) -> ImportView = ops::import::change;
    import_show(ImportInput) -> ImportView = ops::import::show;
    import_rows(ImportRowsInput) -> ImportRowsView = ops::import::rows;
    import_problems(ImportProblemsInput) -> ImportProblemsView = ops::import::problems;
    import_decide(ImportDecideInput) -> ImportView = ops::import::decide;
    import_apply(ImportInput) -> ImportReport = ops::import::apply;
    import_cancel(ImportInput) -> Empty = ops::import::cancel;
    mapping_save(MappingSaveInput) -> MappingView = ops::import::mapping_save;
    mapping_list(Empty) -> Vec<MappingView> = ops::import::mapping_list;

    match_files(MatchFilesInput) -> MatchFound = ops::matching::files;
    names_score(NamesScoreInput) -> NamesScore = ops::names::score;

    export_columns(ExportColumnsInput) -> Vec<ExportColumn> = ops::export::columns;
    export_people(ExportPeopleInput) -> ExportReport = ops::export::people;
    export_records(ExportRecordsInput) -> ExportReport = ops::export::record::records;
}
