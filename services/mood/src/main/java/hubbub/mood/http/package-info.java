/// Mood over HTTP.
@NullMarked
package hubbub.mood.http;

import org.jspecify.annotations.NullMarked;
