//! Answers that are asked for again and again between two writes: places that count much and show little.

use std::future::Future;
use std::sync::{Mutex, PoisonError};

use super::open::Open;
use crate::error::Result;

/// Questions that are kept answered: a place with its lists asks a few in turn.
const KEPT: usize = 8;

/// The last answers to questions, all of one state of the data.
#[derive(Debug)]
pub(crate) struct Memo<T>(Mutex<Kept<T>>);

#[derive(Debug)]
struct Kept<T> {
    of: u64,
    said: Vec<(String, T)>,
}

impl<T> Default for Memo<T> {
    fn default() -> Self {
        Self(Mutex::new(Kept { of: 0, said: Vec::new() }))
    }
}

impl<T: Clone> Memo<T> {
    /// What was answered to the same question in this state of the data, else what `answer` says, which begins to read
    /// only now. Errors: its own.
    pub(crate) async fn of(&self, open: &Open, question: String, answer: impl Future<Output = Result<T>>) -> Result<T> {
        let Some(state) = open.file.state() else { return answer.await };
        let kept = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(said) = kept().find(state, &question) {
            return Ok(said);
        }
        let said = answer.await?;
        kept().keep(state, question, said.clone());
        Ok(said)
    }
}

impl<T: Clone> Kept<T> {
    fn find(&self, state: u64, question: &str) -> Option<T> {
        let said = (self.of == state).then(|| self.said.iter().find(|(asked, _)| asked == question))??;
        Some(said.1.clone())
    }

    fn keep(&mut self, state: u64, question: String, said: T) {
        if self.of != state {
            *self = Self { of: state, said: Vec::new() };
        }
        if self.said.len() == KEPT {
            self.said.remove(0);
        }
        self.said.push((question, said));
    }
}
