/// What chat hears of other services.
@NullMarked
package hubbub.chat.facts;

import org.jspecify.annotations.NullMarked;
