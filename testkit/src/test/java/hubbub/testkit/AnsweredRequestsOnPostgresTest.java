package hubbub.testkit;

@InShape(Shape.POSTGRESQL)
class AnsweredRequestsOnPostgresTest extends AnsweredRequestsTest {}
