mod life;
mod publishing;
mod reading;
mod rings;
