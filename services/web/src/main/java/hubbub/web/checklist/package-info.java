/// What an owner looks after: a list of what is fine, what to look at and what is not set, each
/// with why it matters and what to do. Nothing is remembered but the size of the rows, once a day.
@NullMarked
package hubbub.web.checklist;

import org.jspecify.annotations.NullMarked;
