/// Benchmarks that anyone can run: each prints its method and its figures, and what this machine's
/// disk can do at all. Results with their conditions stand in `docs/performance.md`.
@NullMarked
package hubbub.bench;

import org.jspecify.annotations.NullMarked;
