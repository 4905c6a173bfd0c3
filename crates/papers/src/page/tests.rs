//! Pages drawn in letters, and what is read of them.

mod art;
mod hostile;
mod order;
mod tables;
mod turned;
mod words;
