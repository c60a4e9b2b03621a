/// Random histories of the directory, told in any order, against a plain model in memory.
@NullMarked
package hubbub.peopleperplace.histories;

import org.jspecify.annotations.NullMarked;
