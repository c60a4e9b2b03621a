/// What is counted and how it adds up: tallies that are filled while messages are heard, the blocks
/// that they are kept in, and the questions that are answered from them. Pure Java; times are whole
/// seconds since 1970 unless said otherwise.
@NullMarked
package hubbub.statistics.domain;

import org.jspecify.annotations.NullMarked;
