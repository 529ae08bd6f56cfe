from tests.ui.pages.people.contact.test_contact_view import *


def test_x(ready):
    page = ready.go("people", f"person:{ready.person()}")
    view = page.findChild(ContactView)
    pr=page.presenter; log=[]
    for n in ('show','_read','_open','move','choose_chip','widen'):
        def tr(n=n, old=getattr(pr,n)):
            def f(*a,**k):
                log.append((n,a,k,pr._pending,pr.opened,pr.scope.chip)); return old(*a,**k)
            setattr(pr,n,f)
        tr()
    view.header.organisation.setFocus()
    ready.press("Return")
    ready.settle()
    log.append(("opened", pr.opened, view.isVisible()))
    assert not view.isVisible()
    ready.press("Alt+Left")
    log.append(("pressed", QApplication.focusWidget()))
    ready.settle()
    if not view.isVisible():
        print(*log, sep="\n"); print(type(page.content.front), pr.opened, ready.shell.page, page.isVisible(), page.content.isVisible()); print([x for x in vars(ready.shell)])
        assert 0
