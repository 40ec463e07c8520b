// Saves a file that the server made in memory; the browser asks where, or has a folder for it.
const LEFT_TO_READ = 60000;

export function save(content, name) {
  const address = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), LEFT_TO_READ);
}
