//! The desk app.

fn main() {
    qingyu::desk::start();
}
