/// What people per place answers over HTTP.
@NullMarked
package hubbub.peopleperplace.http;

import org.jspecify.annotations.NullMarked;
