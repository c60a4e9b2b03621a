/// Rehearsals: crowds that are made up, so that a first start has something to show. What they say
/// is generated from scripts (`snail-cup.txt`, `midnight-soup.txt`) by a seed and the clock.
/// Nothing of it counts, and nothing of it stays.
@NullMarked
package hubbub.connectors.rehearsal;

import org.jspecify.annotations.NullMarked;
