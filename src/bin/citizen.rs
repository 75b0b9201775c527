//! The citizen app.

fn main() {
    qingyu::citizen::start();
}
