/// Tests of what the web keeps.
@org.jspecify.annotations.NullMarked
package hubbub.web.store;
