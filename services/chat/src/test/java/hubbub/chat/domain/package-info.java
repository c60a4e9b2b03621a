/// Tests of the rooms' rules.
@NullMarked
package hubbub.chat.domain;

import org.jspecify.annotations.NullMarked;
