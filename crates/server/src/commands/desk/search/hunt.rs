//! Where candidates come from, the newest first: cases that are looked at one by one, and blocks of the index.

use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};

use qingyu_api::desk::search::Search;
use qingyu_domain::case::Number;
use qingyu_domain::person::Role;
use qingyu_domain::search::{Query, Token, fold};
use qingyu_store::{Filed, ListWanted, SearchBlock};

use super::cut::{cut, place};
use super::{ALL, bounds};
use crate::accounts::Signed;
use crate::app::App;
use crate::refusal::Refusal;

/// Cases that are read one by one for a page at most, and at a time.
const CASES: usize = 4096;
const CHUNK: i64 = 128;
/// Blocks that are looked through for a page at most: a million cases.
const BLOCKS: i64 = 1024;
/// Blocks that are looked through at a time: few where much is found in them.
const LARGEST: usize = 64;

/// The search of one page.
pub struct Hunt<'a> {
    app: &'a App,
    signed: &'a Signed,
    query: &'a Query,
    /// All of these have to be there, or the last of them alone.
    tokens: Vec<Token>,
    number: Option<Token>,
    /// Nothing before this is looked at, by this page at least.
    from: String,
    /// Whether there may be more before it, for the next page.
    is_cut: bool,
    /// Of those that are looked at one by one, what is left lies before this; `None` when nothing is left.
    near: Option<String>,
    /// How many of them may still be read.
    left: usize,
    is_of_all: bool,
    blocks: VecDeque<SearchBlock>,
    at_once: usize,
    /// Blocks that were looked into.
    done: BTreeSet<i64>,
    /// Candidates by their numbers.
    ready: BTreeMap<String, String>,
    /// Where it goes on: the last of those that were handed out, or of the page before.
    before: String,
}

impl<'a> Hunt<'a> {
    /// Begins before the last case of the page before.
    pub async fn begin(
        app: &'a App,
        signed: &'a Signed,
        asked: &Search,
        query: &'a Query,
        after: Option<Number>,
    ) -> Result<Self, Refusal> {
        let (from, before) = bounds(asked, after);
        let facets = asked.kind.map(Token::of_kind).into_iter();
        let facets = facets.chain(asked.unit.as_deref().map(Token::of_unit));
        let mut hunt = Self {
            app,
            signed,
            query,
            tokens: query.tokens().into_iter().chain(facets).collect(),
            number: query.number(),
            from,
            is_cut: false,
            near: Some(before.clone()),
            left: CASES,
            is_of_all: ALL.iter().any(|role| signed.person.holds(*role)),
            blocks: VecDeque::new(),
            at_once: 1,
            done: BTreeSet::new(),
            ready: BTreeMap::new(),
            before,
        };
        hunt.find_blocks().await?;
        Ok(hunt)
    }

    /// The blocks that were not looked into yet.
    async fn find_blocks(&mut self) -> Result<(), Refusal> {
        if self.is_of_all {
            // Those that came meanwhile are on top of what was cut.
            let most = if self.is_cut { 2 * BLOCKS } else { BLOCKS };
            let mut blocks = self.app.store.search_blocks(&self.from, &self.before, most).await?;
            if let Some(from) = cut(&mut blocks, most) {
                (self.from, self.is_cut) = (from, true);
            }
            let blocks = blocks.into_iter().filter(|block| !self.done.contains(&block.block));
            self.blocks = blocks.collect();
        }
        Ok(())
    }

    /// The candidates that follow; none when nothing is left or enough was looked through.
    pub async fn next(&mut self, most: usize) -> Result<Vec<Filed>, Refusal> {
        loop {
            let mut some = Vec::new();
            while some.len() < most
                && let Some((number, id)) = self.ready.pop_last()
            {
                if !self.is_next(&number) {
                    self.ready.insert(number, id);
                    break;
                }
                self.before.clone_from(&number);
                some.push(Filed { number, id });
            }
            let is_done = !some.is_empty() || (self.is_far() && self.blocks.is_empty());
            if is_done || !self.look().await? {
                return Ok(some);
            }
            // What is read is read where the caller runs: others get their turn.
            tokio::task::yield_now().await;
        }
    }

    /// Before which number the next page begins, where something was not looked through.
    pub fn left(&self) -> Option<String> {
        let near = self.near.clone().filter(|near| *near > self.from);
        near.or_else(|| self.is_cut.then(|| self.from.clone()))
    }

    /// Whether nothing that is not loaded can come before this number.
    fn is_next(&self, number: &String) -> bool {
        let is_after_near = self.near.as_ref().is_none_or(|near| number >= near);
        is_after_near && self.blocks.front().is_none_or(|block| *number > block.last)
    }

    const fn is_far(&self) -> bool {
        self.near.is_none()
    }

    /// Looks a bit further; whether it may.
    async fn look(&mut self) -> Result<bool, Refusal> {
        let block = self.blocks.front();
        match &self.near {
            Some(near) if block.is_none_or(|block| *near > block.last) => {
                let near = near.clone();
                self.look_near(&near).await
            }
            _ => self.look_into_blocks().await.map(|()| true),
        }
    }

    /// Takes the cases that follow of those that are looked at one by one.
    async fn look_near(&mut self, before: &str) -> Result<bool, Refusal> {
        let Some(left) = self.left.checked_sub(1) else {
            return Ok(false);
        };
        let rows = self.one_by_one(before).await?;
        let is_last = rows.len() < usize::try_from(CHUNK).unwrap_or_default();
        self.left = left.saturating_sub(rows.len());
        let last = rows.last().map(|last| last.number.clone());
        self.near = last.filter(|last| !is_last && *last > self.from);
        if self.left == 0 {
            // The next page begins here: not at a case that may not be seen.
            self.near = self.near.take().map(|near| place(&near).unwrap_or(near));
        }
        let ids: Vec<String> = rows.iter().map(|filed| filed.id.clone()).collect();
        let written = self.app.store.written(&ids).await?;
        let says = |filed: &Filed| {
            let text = written.get(&filed.id);
            text.is_some_and(|text| self.query.place_in(&fold(text)).is_some())
        };
        let is_candidate = |filed: &Filed| says(filed) || self.query.is_end_of(&filed.number);
        let within = rows.into_iter();
        let within = within.filter(|filed| filed.number >= self.from && is_candidate(filed));
        let within: Vec<Filed> = within.collect();
        self.ready
            .extend(within.into_iter().map(|filed| (filed.number, filed.id)));
        if self.near.is_none() {
            // What was sorted while it waited to be read is in a block by now.
            self.find_blocks().await?;
        }
        Ok(true)
    }

    /// The cases that are in no block yet; or, of whoever does not see cases by a role, those that they see at all.
    async fn one_by_one(&self, before: &str) -> Result<Vec<Filed>, Refusal> {
        let store = &self.app.store;
        if self.is_of_all {
            return Ok(store.unsorted(before, CHUNK).await?);
        }
        let person = &self.signed.person;
        let mut rows = store.team_cases(&person.id, before, CHUNK).await?;
        if person.holds(Role::Reviewer) {
            let wanted = ListWanted {
                to: before.to_owned(),
                of_reviewer: true,
                ..ListWanted::default()
            };
            let listed = store.listed(&wanted, CHUNK).await?.into_iter();
            rows.extend(listed.map(|one| Filed {
                number: one.number,
                id: one.id,
            }));
            rows.sort_by(|one, other| other.number.cmp(&one.number));
            rows.dedup();
            rows.truncate(usize::try_from(CHUNK).unwrap_or_default());
        }
        Ok(rows)
    }

    /// Takes what the index knows of the blocks that follow.
    async fn look_into_blocks(&mut self) -> Result<(), Refusal> {
        let count = self.at_once.min(self.blocks.len());
        let some: Vec<SearchBlock> = self.blocks.drain(..count).collect();
        self.done.extend(some.iter().map(|block| block.block));
        self.at_once = (self.at_once * 4).min(LARGEST);
        let mut found = self.with_all(&self.tokens, &some).await?;
        if let Some(number) = self.number {
            for (block, places) in self.with_all(&[number], &some).await? {
                found.entry(block).or_default().extend(places);
            }
        }
        for (block, places) in found {
            let (Some(low), Some(high)) = (places.iter().min(), places.iter().max()) else {
                continue;
            };
            let mut cases = self.app.store.block_cases(block, *low, *high).await?;
            let cases = places.iter().filter_map(|place| cases.remove(place));
            let is_within = |filed: &Filed| filed.number >= self.from && filed.number < self.before;
            let within: Vec<Filed> = cases.filter(is_within).collect();
            self.ready
                .extend(within.into_iter().map(|filed| (filed.number, filed.id)));
        }
        Ok(())
    }

    /// The places in these blocks that have all tokens.
    async fn with_all(&self, tokens: &[Token], some: &[SearchBlock]) -> Result<HashMap<i64, Vec<u16>>, Refusal> {
        let mut found: Option<HashMap<i64, Vec<u16>>> = None;
        for token in tokens {
            let blocks = || some.iter().map(|block| block.block);
            let is_open = |block: &i64| found.as_ref().is_none_or(|found| found.contains_key(block));
            let (low, high) = (blocks().filter(is_open).min(), blocks().filter(is_open).max());
            let (Some(low), Some(high)) = (low, high) else { break };
            let places = self.app.store.places(*token, low, high).await?.into_iter();
            let mut both = HashMap::new();
            for (block, mut places) in places.filter(|(block, _)| blocks().any(|one| one == *block)) {
                if let Some(found) = &found {
                    let others = found.get(&block).map_or(&[][..], Vec::as_slice);
                    places.retain(|place| others.binary_search(place).is_ok());
                }
                if !places.is_empty() {
                    both.insert(block, places);
                }
            }
            found = Some(both);
        }
        Ok(found.unwrap_or_default())
    }
}
