/// The message log in SQL. One table lies in the order of time; indexes over random values are cut
/// into parts, and full-text search is made behind the log's back in volumes, so that keeping a
/// message costs the same at ten million as at ten.
@NullMarked
package hubbub.archive.store;

import org.jspecify.annotations.NullMarked;
