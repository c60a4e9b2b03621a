/// Tests of the copy in its database.
@NullMarked
package hubbub.peopleperplace.store;

import org.jspecify.annotations.NullMarked;
