"""What several moments do before a mirror: the questions first, then waiting for what comes."""


def shows(person, page, **given):
    """Show a page, as a press would that gives it this."""
    person.window.evaluate(
        "([page, given]) => import('/static/talk.js').then(({ go }) => go(page, given))",
        [page, given],
    )
    person.sees(page)


def answers_the_gate(person, *answers):
    """Answer the questions of the gate: pairs of a code and an answer, the others stay empty."""
    shows(person, "gate")
    for code, answer in answers:
        person.window.click(f"label:has(input[name={code}][value={answer}])")
    person.window.click("[data-act='gate/answer']")
    person.window.wait_for_selector('.around:not([data-page="gate"])')


def looked(person):
    """Wait until nothing on the page is being calculated any more."""
    person.window.wait_for_selector(".around:not([data-again])", timeout=150_000)
