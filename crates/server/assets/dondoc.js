// What makes the pages better where scripts run; everything works without.

// Files may be dropped on a form, or pasted.
for (const form of document.querySelectorAll("form[data-drop]")) {
  const input = form.querySelector("input[type=file]");
  const take = (files) => {
    if (!files.length) return;
    input.files = files;
    form.requestSubmit();
  };
  form.addEventListener("dragover", (event) => {
    event.preventDefault();
    form.classList.add("over");
  });
  form.addEventListener("dragleave", () => form.classList.remove("over"));
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    form.classList.remove("over");
    take(event.dataTransfer.files);
  });
  document.addEventListener("paste", (event) => take(event.clipboardData.files));
}

// A form is sent once.
document.addEventListener("submit", (event) => {
  if (event.defaultPrevented || event.target.method === "get") return;
  const buttons = event.target.querySelectorAll("button");
  setTimeout(() => buttons.forEach((button) => { button.disabled = true; }));
});
window.addEventListener("pageshow", () => {
  document.querySelectorAll("button:disabled").forEach((button) => { button.disabled = false; });
});

// What goes on is looked at each second, and where it ends one is taken there.
const job = document.querySelector("#job[data-watch]");
if (job) {
  const look = async () => {
    const answer = await fetch(location.href).catch(() => null);
    if (answer?.redirected) {
      location.replace(answer.url);
      return;
    }
    if (answer?.ok) {
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const now = page.querySelector("#job[data-watch]");
      if (!now) {
        location.reload();
        return;
      }
      if (now.textContent !== job.textContent) job.replaceChildren(...now.childNodes);
    }
    setTimeout(look, 1000);
  };
  setTimeout(look, 1000);
}

// Filters are applied when they are chosen.
for (const select of document.querySelectorAll("form.filter select")) {
  select.addEventListener("change", () => select.form.requestSubmit());
}

// "/" goes to the search, Escape closes what is open.
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select");
  if (event.key === "/" && !typing) {
    event.preventDefault();
    document.getElementById("search")?.focus();
  }
  if (event.key === "Escape") document.querySelector("details.who[open]")?.removeAttribute("open");
});

// The reading room: a card and its words light up together; a practised clerk needs no mouse.
const room = document.querySelector(".room");
if (room) {
  const paper = room.querySelector(".paper");
  const cards = [...room.querySelectorAll(".card")];
  const light = (task) => {
    for (const lit of room.querySelectorAll(".lit")) lit.classList.remove("lit");
    if (!task) return;
    for (const part of room.querySelectorAll(`[data-task="${task}"]`)) part.classList.add("lit");
  };
  const show = (card) => {
    light(card.dataset.task);
    const words = paper.querySelector(`[data-task="${card.dataset.task}"]`);
    if (words) {
      const middle = words.offsetTop - paper.offsetTop - paper.clientHeight / 3;
      paper.scrollTo({ top: middle, behavior: "auto" });
    }
  };
  for (const card of cards) {
    card.addEventListener("focusin", () => show(card));
    card.addEventListener("mouseenter", () => light(card.dataset.task));
  }
  paper.addEventListener("click", (event) => {
    const read = event.target.closest("[data-task]");
    const card = read && document.getElementById(`task-${read.dataset.task}`);
    if (!card || document.getSelection()?.toString()) return;
    event.preventDefault();
    card.focus();
    card.scrollIntoView({ block: "nearest" });
  });

  // Words that are selected in the text become the words or the day of the form that is open.
  document.addEventListener("selectionchange", () => {
    const selected = document.getSelection();
    const words = selected?.toString().trim();
    if (!words || !paper.contains(selected.anchorNode)) return;
    const form = room.querySelector("details[data-command=edit][open] form");
    if (form) form.elements.words.dataset.selected = words;
  });
  const take = () => {
    const words = room.querySelector("details[data-command=edit][open] textarea[name=words]");
    if (words?.dataset.selected) words.value = words.dataset.selected;
  };

  const current = () => cards.findIndex((card) => card.classList.contains("lit"));
  const stand = (card, block) => {
    card?.focus();
    card?.scrollIntoView({ block });
  };
  const go = (step) => stand(cards[current() + step], "nearest");
  // The next proposal that waits, from a place on; behind the last one the first.
  const nextFrom = (at) => [...cards.slice(at), ...cards.slice(0, at)].find(waiting);
  const open = (command) => {
    const details = cards[current()]?.querySelector(`details[data-command=${command}]`);
    if (!details) return;
    details.open = true;
    details.querySelector("textarea, input:not([type=hidden]), select")?.focus();
  };
  const waiting = (card) => card.querySelector(".actions");
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select")) {
      if (event.key === "Escape") event.target.closest(".card")?.focus();
      return;
    }
    const keys = {
      j: () => go(1),
      k: () => go(-1),
      n: () => stand(nextFrom(current() + 1), "nearest"),
      c: () => cards[current()]?.querySelector("input[value=assign]")?.form.requestSubmit(),
      e: () => open("edit"),
      x: () => open("drop"),
      s: () => open("split"),
      w: take,
    };
    if (keys[event.key]) {
      event.preventDefault();
      keys[event.key]();
    }
  });

  // Behind a confirmation the next proposal waits.
  const target = document.getElementById(location.hash.slice(1));
  const next = () => stand(nextFrom(Math.max(cards.indexOf(target), 0)), "center");
  // The browser itself goes to what the address names, once the page is there: the last word is ours.
  if (document.readyState === "complete") next();
  else addEventListener("load", () => setTimeout(next));
}
