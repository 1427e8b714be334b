// Files that are dropped on a chat.

/** `root` says where they may be dropped; `prompt()` is what it says meanwhile, `take(files)` gets them. */
export function acceptDrops(root, prompt, take) {
  root.addEventListener("dragover", (event) => {
    event.preventDefault();
    root.classList.add("dropping");
    root.dataset.drop = prompt();
  });
  root.addEventListener("dragleave", ({ relatedTarget }) => {
    if (!root.contains(relatedTarget)) root.classList.remove("dropping");
  });
  root.addEventListener("drop", (event) => {
    event.preventDefault();
    root.classList.remove("dropping");
    take([...event.dataTransfer.files]);
  });
}
