/// Tests of what is answered over HTTP.
@NullMarked
package hubbub.peopleperplace.http;

import org.jspecify.annotations.NullMarked;
