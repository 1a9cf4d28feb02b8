// Plays fixed games of the generated story: `node play.cjs compile|inkjs|xstate < question.json`.
"use strict";

const { readFileSync } = require("node:fs");

function compile({ source }) {
  const { Compiler } = require("inkjs/full");
  return { compiled: new Compiler(source).Compile().ToJson() };
}

function measured(games, play) {
  const started = process.hrtime.bigint();
  const ends = games.map(play);
  return { ends, seconds: Number(process.hrtime.bigint() - started) / 1e9 };
}

function inkjs({ source, games }) {
  const { Compiler } = require("inkjs/full");
  const story = new Compiler(source).Compile();
  return measured(games, ({ steps }) => {
    story.ResetState();
    story.ContinueMaximally();
    let said = "";
    for (const step of steps) {
      story.ChooseChoiceIndex(step);
      said = story.ContinueMaximally();
    }
    const [ending, ...values] = said.trim().split(/\s+/);
    return [ending, values.map(Number)];
  });
}

function xstate({ acts, indicators, top, weights, bounds, endings, games }) {
  const { assign, createActor, createMachine } = require("xstate");
  const moved = (values, moves) => {
    const after = [...values];
    for (const [which, amount] of moves) {
      after[which] = Math.max(0, Math.min(top, after[which] + amount));
    }
    return after;
  };
  const states = {};
  acts.forEach((layer, at) => {
    const target = at + 1 < acts.length ? `s${at + 1}` : "end";
    const on = {};
    layer.forEach(({ moves, guard, chance }, number) => {
      on[`o${number}`] = {
        target,
        guard: ({ context }) => guard === null || context.values[guard[0]] <= guard[1],
        actions: assign(({ context, event }) => {
          const drawn = chance === null ? [] : event.first ? chance[1] : chance[2];
          return { values: moved(context.values, [...moves, ...drawn]) };
        }),
      };
    });
    states[`s${at}`] = { on };
  });
  const total = (values) => values.reduce((sum, value, at) => sum + value * weights[at], 0);
  const always = endings.map((target, at) => ({
    target,
    guard: ({ context }) => at === 0 || total(context.values) >= bounds[at - 1],
  }));
  states.end = { always: always.reverse() };
  for (const ending of endings) states[ending] = { type: "final" };
  const values = Array(indicators).fill(Math.floor(top / 2));
  const machine = createMachine({ id: "story", initial: "s0", context: { values }, states });
  return measured(games, ({ taken, drawn }) => {
    const actor = createActor(machine).start();
    taken.forEach((number, at) => actor.send({ type: `o${number}`, first: drawn[at] }));
    const snapshot = actor.getSnapshot();
    return [snapshot.value, snapshot.context.values];
  });
}

const engine = { compile, inkjs, xstate }[process.argv[2]];
const question = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(engine(question)));
