//! How random cases are run: as many as a test says, more by `BIRLIK_CASES`; a case that failed once is kept in
//! `tests/regressions` and comes first ever after.

use std::path::Path;

use proptest::strategy::Strategy;
use proptest::test_runner::{Config, FileFailurePersistence, TestError, TestRunner};

/// Fewer where the tests run under Wine, one after the other and on a disk.
pub(crate) fn cases(usual: u32) -> u32 {
    let usual = if cfg!(windows) { usual / 20 } else { usual };
    std::env::var("BIRLIK_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(usual)
}

/// `test` panics in a case that fails; the smallest one found is shown. `each` cases are in one drawing.
pub(crate) fn all<S>(name: &'static str, usual: u32, each: u32, strategy: &S, test: impl Fn(S::Value))
where
    S: Strategy<Value: std::fmt::Debug>,
{
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/regressions").join(format!("{name}.txt"));
    let kept: &'static str = Box::leak(kept.to_string_lossy().into_owned().into_boxed_str());
    let begun = std::time::Instant::now();
    let drawings = cases(usual).div_ceil(each);
    let config = Config {
        cases: drawings,
        failure_persistence: Some(Box::new(FileFailurePersistence::Direct(kept))),
        max_shrink_time: 120_000,
        ..Config::default()
    };
    let outcome = TestRunner::new(config).run(strategy, |case| {
        test(case);
        Ok(())
    });
    match outcome {
        Ok(()) => println!("{name}: {} cases in {:.1?}", drawings * each, begun.elapsed()),
        Err(TestError::Fail(why, case)) => panic!("{name}: {why}\n{case:#?}"),
        Err(TestError::Abort(why)) => panic!("{name}: {why}"),
    }
}

/// For what runs commands.
pub(crate) fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime")
}
