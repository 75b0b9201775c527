// What a number of a table can be, by everything that is shown of the table: each line and each column adds up. Such numbers are a flow from
// lines to columns; the most that one of them can be is found by sending along it whatever the others leave room for.

/** A table: `cells[row][column]` as `[least, most]`, with the totals as last row and last column. */
export class Flow {
  constructor(cells) {
    const [height, width] = [cells.length, cells[0].length];
    // Lines, then columns; the line of totals gets what all columns bring, the column of totals gives what all lines take.
    this.nodes = height + width;
    this.arcs = [];
    cells.forEach((row, at) => {
      row.forEach(([least, most], column) => {
        const [line, pillar] = [at, height + column];
        // A part goes from its line to its column; what adds up goes the other way; what adds up what adds up, again as a part.
        const isTurned = (at === height - 1) !== (column === width - 1);
        const [from, to] = isTurned ? [pillar, line] : [line, pillar];
        this.arcs.push({ from, to, least, most, now: least, at: [at, column] });
      });
    });
    this.at = Array.from({ length: this.nodes }, (_, node) => this.arcs.filter((arc) => arc.from === node || arc.to === node));
    this.isPossible = this.settle();
  }

  /** Numbers that fit; false where there are none, so that what is shown contradicts itself. */
  settle() {
    const more = Array.from({ length: this.nodes }, () => 0);
    for (const arc of this.arcs) {
      more[arc.to] += arc.now;
      more[arc.from] -= arc.now;
    }
    for (let from = more.findIndex((one) => one > 0); from >= 0; from = more.findIndex((one) => one > 0)) {
      const way = this.way(from, (node) => more[node] < 0);
      if (!way) return false;
      const to = way.at(-1).to;
      const by = Math.min(more[from], -more[to], ...way.map((step) => step.room));
      this.send(way, by);
      more[from] -= by;
      more[to] += by;
    }
    return true;
  }

  /** The steps from a node to one that is wanted, each with its room. */
  way(start, isWanted, without) {
    const came = new Map([[start, undefined]]);
    const queue = [start];
    for (const node of queue) {
      if (node !== start && isWanted(node)) {
        const steps = [];
        for (let at = came.get(node); at; at = came.get(at.from)) steps.unshift(at);
        return steps;
      }
      for (const arc of this.at[node]) {
        const isForth = arc.from === node;
        const room = isForth ? arc.most - arc.now : arc.now - arc.least;
        const to = isForth ? arc.to : arc.from;
        if (arc === without || room <= 0 || came.has(to)) continue;
        came.set(to, { arc, from: node, to, room, sign: isForth ? 1 : -1 });
        queue.push(to);
      }
    }
    return undefined;
  }

  send(way, by) {
    for (const step of way) step.arc.now += step.sign * by;
  }

  /** The least and the most that a number can be. */
  range(row, column) {
    const arc = this.arcs.find((one) => one.at[0] === row && one.at[1] === column);
    const push = (sign) => {
      const [start, end] = sign > 0 ? [arc.to, arc.from] : [arc.from, arc.to];
      const room = () => (sign > 0 ? arc.most - arc.now : arc.now - arc.least);
      for (let way = room() > 0 && this.way(start, (node) => node === end, arc); way; ) {
        const by = Math.min(room(), ...way.map((step) => step.room));
        this.send(way, by);
        arc.now += sign * by;
        way = room() > 0 && this.way(start, (node) => node === end, arc);
      }
      return arc.now;
    };
    const most = push(1);
    return [push(-1), most];
  }
}
