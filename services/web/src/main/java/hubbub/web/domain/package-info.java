/// Who owns the house: claiming it by a link that works once, sessions, tokens for programs.
@NullMarked
package hubbub.web.domain;

import org.jspecify.annotations.NullMarked;
