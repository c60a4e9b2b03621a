/// What a copy must know: which of two facts is the newer one, and how old all of it is. Pure Java.
@NullMarked
package hubbub.peopleperplace.domain;

import org.jspecify.annotations.NullMarked;
