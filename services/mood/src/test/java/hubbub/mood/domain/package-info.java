@NullMarked
package hubbub.mood.domain;

import org.jspecify.annotations.NullMarked;
