//! Writes papers of all kinds into a folder, to look at: `cargo run -p pdf --example six_kinds -- /tmp/pages`.

#[path = "../../forms/tests/support/six_kinds.rs"]
mod six_kinds;
#[path = "../tests/support/mod.rs"]
mod support;

use std::path::PathBuf;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).ok_or("say into which folder")?);
    std::fs::create_dir_all(&folder)?;
    let faces = support::faces();
    for paper in six_kinds::all() {
        let name = paper.letterhead.number_and_symbol().replace('/', "-");
        std::fs::write(folder.join(format!("{name}.pdf")), pdf::write(&paper, &faces)?.bytes)?;
    }
    Ok(())
}
