/// Shows on disk: what a mount plays is appended to segments, in files that need no finalising, and
/// is read again as one file. Knows no network and no database; whoever owns the shows tells it
/// when one begins and ends.
///
/// A show is a folder:
///
/// - `show` says of which mount it is, in which format, and when it began;
/// - `000001.mp3`, `000002.mp3` … in a row are the recording, and nothing else;
/// - `index` says what time it was where ([Entry]); it is made anew if it is lost;
/// - `ended` is there once the show is over, and says how much there is of it.
@NullMarked
package hubbub.radio.record;

import org.jspecify.annotations.NullMarked;
