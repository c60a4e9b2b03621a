/// Who may sign in, and what becomes of each attempt: names, addresses, passwords, sessions.
@NullMarked
package hubbub.accounts.domain;

import org.jspecify.annotations.NullMarked;
