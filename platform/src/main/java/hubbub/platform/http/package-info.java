/// The one door: routes, requests, answers, problems, who may, WebSockets.
@NullMarked
package hubbub.platform.http;

import org.jspecify.annotations.NullMarked;
