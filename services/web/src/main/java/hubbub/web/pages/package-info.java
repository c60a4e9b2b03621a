/// The pages: one template a route. A page is served complete, with its title, what it is about and
/// what is live at that moment; its modules bring it to life.
@NullMarked
package hubbub.web.pages;

import org.jspecify.annotations.NullMarked;
