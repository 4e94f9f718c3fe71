//! Answers that are asked for again and again between two writes: places that count much and show little.

use std::future::Future;
use std::sync::{Mutex, PoisonError};

use super::open::Open;
use crate::error::Result;

/// The last answer to a question, with the question and the state of the data that it is of.
#[derive(Debug)]
pub(crate) struct Memo<T>(Mutex<Option<(u64, String, T)>>);

impl<T> Default for Memo<T> {
    fn default() -> Self {
        Self(Mutex::new(None))
    }
}

impl<T: Clone> Memo<T> {
    /// What was answered to the same question in this state of the data, else what `answer` says, which begins to read
    /// only now. Errors: its own.
    pub(crate) async fn of(&self, open: &Open, question: String, answer: impl Future<Output = Result<T>>) -> Result<T> {
        let state = open.file.state();
        let kept = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((of, asked, said)) = kept().as_ref()
            && Some(*of) == state
            && *asked == question
        {
            return Ok(said.clone());
        }
        let said = answer.await?;
        *kept() = state.map(|state| (state, question, said.clone()));
        Ok(said)
    }
}
