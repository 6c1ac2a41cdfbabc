//! Work shared among the threads that the machine has for us.

use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Small pieces of work are done by one thread where they are fewer than this: to start another takes as long.
const WORTH: usize = 64;

/// How many threads the machine has for us.
pub fn threads() -> usize {
    thread::available_parallelism().map_or(1, NonZero::get)
}

/// What `work` makes of each of `items`, in their order; each of them is a small piece of work.
pub fn map<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    if items.len() < WORTH { items.iter().map(work).collect() } else { map_large(items, work) }
}

/// The same, where a few of `items` are work enough for a thread.
pub fn map_large<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let threads = threads().min(items.len());
    if threads < 2 {
        return items.iter().map(work).collect();
    }
    // Small shares, taken in turn: some pieces cost far more than others.
    let share = items.len().div_ceil(threads * 8);
    let (shares, next) = (items.chunks(share).collect::<Vec<_>>(), AtomicUsize::new(0));
    let mut done: Vec<(usize, Vec<R>)> = thread::scope(|scope| {
        let one = || {
            let mut own = Vec::new();
            while let Some((n, share)) = shares.iter().enumerate().nth(next.fetch_add(1, Ordering::Relaxed)) {
                own.push((n, share.iter().map(&work).collect()));
            }
            own
        };
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(one)).collect();
        let mut all = one();
        for other in others {
            match other.join() {
                Ok(own) => all.extend(own),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        all
    });
    done.sort_by_key(|(n, _)| *n);
    done.into_iter().flat_map(|(_, own)| own).collect()
}

#[cfg(test)]
mod tests {
    use super::{map, map_large};

    #[test]
    fn results_stand_in_the_order_of_the_items() {
        for count in [0, 1, 2, 63, 64, 1_000] {
            let items: Vec<usize> = (0..count).collect();
            let squares: Vec<usize> = items.iter().map(|n| n * n).collect();
            assert_eq!(map(&items, |n| n * n), squares);
            assert_eq!(map_large(&items, |n| n * n), squares);
        }
    }
}
