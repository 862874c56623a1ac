;; Sums of products with rows of weights, four float32 at once; `npm run build:products` writes it into code.ts.
(module
  (memory (export "memory") 1)

  ;; sums[j] += values[k] * weights[rows[k] * stride + j], for each k below `count` and each j below `width`.
  ;; `rows`, `values`, `weights` and `sums` are addresses in bytes, the others count numbers; `width` is a multiple of 16.
  (func (export "add")
    (param $rows i32) (param $values i32) (param $count i32)
    (param $weights i32) (param $stride i32) (param $width i32) (param $sums i32)
    (local $end i32) (local $k i32) (local $row i32) (local $value v128)
    (local $a v128) (local $b v128) (local $c v128) (local $d v128)

    ;; From here on in bytes.
    (local.set $stride (i32.shl (local.get $stride) (i32.const 2)))
    (local.set $count (i32.shl (local.get $count) (i32.const 2)))
    (local.set $end (i32.add (local.get $sums) (i32.shl (local.get $width) (i32.const 2))))

    (block $done
      (loop $columns
        (br_if $done (i32.ge_u (local.get $sums) (local.get $end)))
        ;; Sixteen columns stay in registers, in four sums that need not wait for one another.
        (local.set $a (v128.load (local.get $sums)))
        (local.set $b (v128.load offset=16 (local.get $sums)))
        (local.set $c (v128.load offset=32 (local.get $sums)))
        (local.set $d (v128.load offset=48 (local.get $sums)))
        (local.set $k (i32.const 0))
        (block $added
          (loop $terms
            (br_if $added (i32.ge_u (local.get $k) (local.get $count)))
            (local.set $value (v128.load32_splat (i32.add (local.get $values) (local.get $k))))
            (local.set $row
              (i32.add
                (local.get $weights)
                (i32.mul (local.get $stride) (i32.load (i32.add (local.get $rows) (local.get $k))))))
            (local.set $a (f32x4.add (local.get $a) (f32x4.mul (local.get $value) (v128.load (local.get $row)))))
            (local.set $b (f32x4.add (local.get $b) (f32x4.mul (local.get $value) (v128.load offset=16 (local.get $row)))))
            (local.set $c (f32x4.add (local.get $c) (f32x4.mul (local.get $value) (v128.load offset=32 (local.get $row)))))
            (local.set $d (f32x4.add (local.get $d) (f32x4.mul (local.get $value) (v128.load offset=48 (local.get $row)))))
            (local.set $k (i32.add (local.get $k) (i32.const 4)))
            (br $terms)))
        (v128.store (local.get $sums) (local.get $a))
        (v128.store offset=16 (local.get $sums) (local.get $b))
        (v128.store offset=32 (local.get $sums) (local.get $c))
        (v128.store offset=48 (local.get $sums) (local.get $d))
        (local.set $sums (i32.add (local.get $sums) (i32.const 64)))
        (local.set $weights (i32.add (local.get $weights) (i32.const 64)))
        (br $columns)))))
