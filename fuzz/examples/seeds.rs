//! Writes the seeds of every target, as the format is now, into `corpus/TARGET` below the current folder.

use std::path::Path;

fn main() -> std::io::Result<()> {
    for target in birlik_fuzz::target::ALL {
        let folder = Path::new("corpus").join(target.name);
        std::fs::create_dir_all(&folder)?;
        for (no, seed) in (target.seeds)().iter().enumerate() {
            std::fs::write(folder.join(format!("seed-{no}")), seed)?;
        }
    }
    Ok(())
}
