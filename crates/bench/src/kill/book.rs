//! The book of all rounds: which number belongs to which code.

use std::collections::{BTreeMap, HashMap};

use qingyu_domain::case::Number;
use qingyu_domain::time::Day;

use super::tally::Tally;
use crate::random::Code;

/// Every code that is stored, with its number, and every number with its code.
#[derive(Debug, Default)]
pub struct Book {
    numbers: HashMap<Number, Code>,
    codes: HashMap<Code, Number>,
}

impl Book {
    /// Writes down that a code has a number; a number of another code, or a second number, is a finding.
    pub fn enter(&mut self, code: Code, number: Number, tally: &mut Tally) {
        let owner = *self.numbers.entry(number).or_insert(code);
        if owner != code {
            tally.doubled += 1;
            tally.find(format!("{number} stands for two codes"));
        }
        let first = *self.codes.entry(code).or_insert(number);
        if first != number {
            tally.doubled += 1;
            tally.find(format!("one code has {first} and {number}"));
        }
    }

    /// All codes and their numbers.
    pub fn entries(&self) -> impl Iterator<Item = (Code, Number)> {
        self.codes.iter().map(|(code, number)| (*code, *number))
    }

    /// Numbers that are missing between 1 and the highest of each day.
    pub fn gaps(&self) -> usize {
        let mut days: BTreeMap<Day, (u32, u32)> = BTreeMap::new();
        for number in self.numbers.keys() {
            let (count, highest) = days.entry(number.day).or_default();
            *count += 1;
            *highest = number.position.max(*highest);
        }
        days.values()
            .filter_map(|(count, highest)| usize::try_from(highest - count).ok())
            .sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn doubles_and_gaps_are_found() {
        let (mut book, mut tally) = (Book::default(), Tally::default());
        let number = |text| Number::parse(text).unwrap();
        book.enter([1; 24], number("20261123-000001"), &mut tally);
        book.enter([1; 24], number("20261123-000001"), &mut tally);
        book.enter([2; 24], number("20261123-000002"), &mut tally);
        book.enter([3; 24], number("20261124-000001"), &mut tally);
        assert_eq!((tally.doubled, book.gaps()), (0, 0));
        book.enter([4; 24], number("20261123-000005"), &mut tally);
        assert_eq!((tally.doubled, book.gaps()), (0, 2));
        book.enter([5; 24], number("20261123-000001"), &mut tally);
        book.enter([2; 24], number("20261123-000003"), &mut tally);
        assert_eq!((tally.doubled, book.gaps()), (2, 1));
    }
}
