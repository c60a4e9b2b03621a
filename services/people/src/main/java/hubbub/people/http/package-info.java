/// What people answers over HTTP.
@NullMarked
package hubbub.people.http;

import org.jspecify.annotations.NullMarked;
