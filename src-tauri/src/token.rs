//! Tokens for paths (rule 15): the page holds a name, the path stays here.
//! A token is made only for a path that a person chose in a dialog, dropped, or that the core itself knows.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use birlik_core::app::{Paths, Random};
use birlik_core::wire::FileToken;
use birlik_core::{Code, Error, Result};
use serde::Serialize;

use crate::outside::SystemRandom;

/// A file that the page may name to the core.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct ChosenFile {
    /// Its token.
    pub(crate) file: FileToken,
    /// Its name without the folder, for eyes.
    pub(crate) name: String,
}

/// The tokens of this run; none outlives it.
#[derive(Default)]
pub(crate) struct Tokens {
    known: Mutex<HashMap<String, PathBuf>>,
}

impl Tokens {
    /// A token and a name for a path.
    pub(crate) fn chosen(&self, path: &Path) -> ChosenFile {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        ChosenFile { file: self.token(path), name }
    }

    fn known(&self) -> MutexGuard<'_, HashMap<String, PathBuf>> {
        // Nothing is left half done under this lock, so what a panic left is whole.
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Paths for Tokens {
    fn path(&self, token: &FileToken) -> Result<PathBuf> {
        self.known().get(&token.0).cloned().ok_or_else(|| Error::new(Code::NoSuchToken))
    }

    fn token(&self, path: &Path) -> FileToken {
        let mut known = self.known();
        if let Some((token, _)) = known.iter().find(|(_, other)| other.as_path() == path) {
            return FileToken(token.clone());
        }
        let mut bytes = [0; 16];
        SystemRandom.fill(&mut bytes);
        let token: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        known.insert(token.clone(), path.to_owned());
        FileToken(token)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_leads_to_its_path_and_shows_only_the_name() {
        let tokens = Tokens::default();
        let chosen = tokens.chosen(Path::new("/somewhere/secret/Siyahı.csv"));
        assert_eq!(chosen.name, "Siyahı.csv");
        assert!(!chosen.file.0.contains("secret"));
        assert_eq!(tokens.path(&chosen.file).unwrap(), Path::new("/somewhere/secret/Siyahı.csv"));
    }

    #[test]
    fn a_path_has_one_token_however_often_it_is_asked_for() {
        let tokens = Tokens::default();
        assert_eq!(tokens.token(Path::new("/a")), tokens.token(Path::new("/a")));
        assert_ne!(tokens.token(Path::new("/a")), tokens.token(Path::new("/b")));
    }

    #[test]
    fn a_path_in_the_place_of_a_token_leads_nowhere() {
        let refused = Tokens::default().path(&FileToken("/etc/hostname".to_owned())).unwrap_err();
        assert_eq!(refused.code, Code::NoSuchToken);
    }
}
