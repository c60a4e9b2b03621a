/// Who listened: one row for each session, and what is told of them. Whoever listens is not waited
/// for: sessions are written in groups, on a thread of their own.
@NullMarked
package hubbub.radio.audience;

import org.jspecify.annotations.NullMarked;
