//! What is being done, said while it is done.

use std::time::Instant;

use anyhow::Result;

/// Says `headline`, does `work`, and says how long it took.
///
/// # Errors
/// Those of `work`.
pub fn step<T>(headline: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    eprintln!("── {headline}");
    let start = Instant::now();
    let result = work();
    let seconds = start.elapsed().as_secs_f32();
    match &result {
        Ok(_) => eprintln!("── {headline}: {seconds:.1} s"),
        Err(_) => eprintln!("── {headline}: FAILED after {seconds:.1} s"),
    }
    result
}
