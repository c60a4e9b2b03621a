/// Tests of what a copy must know.
@NullMarked
package hubbub.peopleperplace.domain;

import org.jspecify.annotations.NullMarked;
