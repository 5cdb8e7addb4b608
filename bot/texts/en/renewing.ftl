## Still right? and renewed versions
still-right = This is what you told us on { $day }. Is it still right?
still-nothing = Last time there was nothing to enter here.
still-open = Besides, { $count ->
        [one] one question is
       *[other] { $count } questions are
    } asked again, because there was no answer last time or the question has changed.
still-kept = { $section }: kept as last time
button-still-right = Still right
button-afresh = Start afresh
renewed = The survey was renewed. Your answers are all here.
renewed-aside = The survey was renewed. { $count ->
        [one] One answer does
       *[other] { $count } answers do
    } not fit the new one; what you told us stays stored, nothing is lost.
button-renew = Campaign { $campaign }: what it means
button-renew-keep = Keep the versions
button-renew-starts = New starts: version { $version }
button-renew-move = Move to the new version: { $count }
renew-on-version = { $people } on version { $version }
renew-line = • Campaign { $campaign }: { $inside } inside ({ $versions }), { $fresh } not begun.
renew-line-nobody = • Campaign { $campaign } (version { $version }): nobody inside, { $fresh } not begun.
renew-title = Campaign { $campaign } and version { $version }
renew-gone = This campaign has ended.
renew-counting = Counting what it would mean: { $of ->
    [one] { $done } of 1 person
   *[other] { $done } of { $of } people
}. This card updates itself.
renew-standing = { $people } inside on an earlier version: { $parts }.
renew-calm = { $count } on a question that stays as it is
renew-changed = { $count } on a question that has changed
renew-removed = { $count } on a question that was removed
renew-nobody = Nobody is inside on an earlier version.
renew-answers = If they are moved: { $carried ->
        [one] one answer carries over
       *[other] { $carried } answers carry over
    }; { $aside ->
        [0] nothing has to be set aside.
        [one] one that no longer fits is set aside, not deleted.
       *[other] { $aside } that no longer fit are set aside, not deleted.
    } What was submitted stays as it is.
renew-fresh = { $count } not begun; at present new starts take version { $version }.
renew-choose = If you choose nothing, everybody goes on with the version they began.
renew-sure = Move { $people ->
        [one] one person
       *[other] { $people } people
    } to the new version, with { $aside ->
        [0] no answer
        [one] one answer
       *[other] { $aside } answers
    } set aside? Whoever has not begun takes the new version too.
renew-moving = Moving: { $done } done. This card updates itself.
renew-done = Moved to version { $version }: { $people ->
        [one] one person
       *[other] { $people } people
    }. Answers carried over: { $carried }; set aside: { $aside }.
renew-failed = { $count ->
        [one] One person stays
       *[other] { $count } people stay
    } on the earlier version, because the session could not be moved.
toast-renew-kept = Everybody goes on with their version.
toast-renew-starts = Whoever begins from now on takes the new version.
