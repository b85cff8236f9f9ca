import { describe, expect, it } from "vitest";
import { parseRichText, type RichNode, safeHref } from "./parse.ts";

/** The tree as text, marks as tags, so that a test reads at a glance. */
function show(nodes: RichNode[]): string {
  return nodes
    .map((node) => {
      if (node.kind === "text") return node.text;
      if (node.kind === "mono") return `<mono>${node.text}</mono>`;
      if (node.kind === "link") return `<link ${node.href}>${node.text}</link>`;
      return `<${node.kind}>${show(node.children)}</${node.kind}>`;
    })
    .join("");
}

const links = (nodes: RichNode[]): string[] =>
  nodes.flatMap((node) =>
    node.kind === "link" ? [node.href] : "children" in node ? links(node.children) : [],
  );

describe("WhatsApp's markup", () => {
  it.each([
    ["*hola* _vos_ ~no~", "<strong>hola</strong> <em>vos</em> <strike>no</strike>"],
    ["*_las dos_*", "<strong><em>las dos</em></strong>"],
    ["```a *b*```", "<mono>a *b*</mono>"],
    ["usá `npm`", "usá <mono>npm</mono>"],
    ["(*hola*), _chau_.", "(<strong>hola</strong>), <em>chau</em>."],
  ])("reads %s", (source, expected) => {
    expect(show(parseRichText(source))).toBe(expected);
  });

  it.each([
    "2*3*4",
    "snake_case_name",
    "* hola *",
    "*hola\nchau*",
    "**",
    "***",
    "~",
    "a*",
    "_",
    "`",
    "``````",
    "talle_38_negro",
  ])("leaves %j as it stands", (source) => {
    expect(show(parseRichText(source))).toBe(source);
  });
});

describe("links", () => {
  it("cuts the full stop and the bracket that close the sentence", () => {
    expect(links(parseRichText("Mirá https://a.com/b. (o https://c.com/d)"))).toEqual([
      "https://a.com/b",
      "https://c.com/d",
    ]);
    expect(links(parseRichText("https://a.com/wiki_(x) sí"))).toEqual(["https://a.com/wiki_(x)"]);
  });

  it("takes addresses that begin with www to be https", () => {
    expect(links(parseRichText("www.puntadanza.com.ar"))).toEqual(["https://www.puntadanza.com.ar/"]);
  });

  it("keeps underscores and stars inside an address", () => {
    expect(links(parseRichText("https://a.com/a_b_c*d"))).toEqual(["https://a.com/a_b_c*d"]);
  });

  it.each([
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)//https://a.com",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
    "file:///etc/passwd",
    "https://usuario:clave@banco.com",
    "https://banco.com@maligno.com",
    "http://localhost/x",
    "https://",
    "//maligno.com",
  ])("makes no link of %s", (source) => {
    expect(safeHref(source)).toBeNull();
    for (const href of links(parseRichText(source))) expect(href).toMatch(/^https?:\/\/[^@]+$/);
  });

  it.each([
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "*<b onclick=alert(1)>x</b>*",
    "```<iframe src=javascript:alert(1)>```",
    'https://a.com/"onmouseover=alert(1)',
    "[x](javascript:alert(1))",
    "https://a.com/<script>",
    "\u202ehttps://a.com",
  ])("keeps %j as text, whole, and with http links only", (source) => {
    const nodes = parseRichText(source);
    const flat = (list: RichNode[]): string =>
      list.map((node) => ("children" in node ? flat(node.children) : node.text)).join("");
    expect(flat(nodes).length).toBeGreaterThan(0);
    for (const href of links(nodes)) expect(href).toMatch(/^https?:\/\/[^\s"<>]+$/);
  });

  it("stays quick on text made to slow it down", () => {
    // Of our own time: a busy machine's says nothing.
    const before = process.cpuUsage();
    for (const source of [
      "*a".repeat(2_048),
      "_".repeat(4_096),
      "https://a.com/".repeat(290),
      "`".repeat(4_096),
    ])
      parseRichText(source);
    expect(process.cpuUsage(before).user / 1_000).toBeLessThan(1_500);
  });
});
