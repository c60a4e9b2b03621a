@NullMarked
package hubbub.moodmodel;

import org.jspecify.annotations.NullMarked;
