@NullMarked
package hubbub.moodtraining;

import org.jspecify.annotations.NullMarked;
