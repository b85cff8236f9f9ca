/** Only what a browser can open; other schemes stay words. */
export function Outward(props: { href: string; children: string }) {
  if (!/^https?:\/\//.test(props.href)) return <span>{props.children}</span>;
  return (
    <a
      href={props.href}
      target="_blank"
      rel="noreferrer noopener"
      className="break-words text-link underline"
    >
      {props.children}
    </a>
  );
}
