//! dondoc
fn main() {}
